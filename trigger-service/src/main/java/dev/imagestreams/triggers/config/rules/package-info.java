/** What the rules of both kinds of config share: their JSON, and how they name tags of streams. */
@NullMarked
package dev.imagestreams.triggers.config.rules;

import org.jspecify.annotations.NullMarked;
