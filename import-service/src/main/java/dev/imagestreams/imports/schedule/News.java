package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.imports.schedule.ScheduledTag.Told;

/**
 * Something that has to be told about a tag.
 *
 * @param told what has been told with it
 * @param answer the event that says so
 */
record News(ScheduledTag tag, Told told, Answer answer) {}
