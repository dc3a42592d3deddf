package dev.imagestreams.imports.source;

/**
 * As whom a repository is looked at. Two that are equal see the same, and may share an answer; nobody else may. Says
 * nothing about who it is.
 */
public interface Viewer {

    /** Of what cannot be read, and is told so without asking anybody. */
    Viewer NOBODY = new Viewer() {
        @Override
        public String toString() {
            return "nobody";
        }
    };
}
