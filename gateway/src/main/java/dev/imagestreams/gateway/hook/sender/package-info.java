/** One class per kind of sender: how it shows who it is, and what its messages say. Reading is a function of the message. */
@NullMarked
package dev.imagestreams.gateway.hook.sender;

import org.jspecify.annotations.NullMarked;
