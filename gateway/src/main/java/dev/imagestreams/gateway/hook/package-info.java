/** What registries and their clouds send when something was pushed: checked, read, and passed on as hints of where to look. */
@NullMarked
package dev.imagestreams.gateway.hook;

import org.jspecify.annotations.NullMarked;
