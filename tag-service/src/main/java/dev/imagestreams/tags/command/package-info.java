/** What people ask to be changed: each command is one transaction that loads, lets the rules decide, and saves. */
@NullMarked
package dev.imagestreams.tags.command;

import org.jspecify.annotations.NullMarked;
