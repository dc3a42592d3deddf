/** What refers to the images that were imported: signatures, attestations, SBOMs. Looked for later, and only noted. */
@NullMarked
package dev.imagestreams.imports.referrer;

import org.jspecify.annotations.NullMarked;
