package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.StreamChange;
import java.util.List;

/** What the history of streams was, right after changes that may be long past. */
public interface HistoryAtChange {

    /** The same changes, each with the whole history of its tags as of that change instead of the newest entries only. */
    List<StreamChange> complete(List<StreamChange> changes);
}
