package dev.imagestreams.imports.follow;

import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.resolve.SourceResolver;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import java.util.Optional;

/** Resolves what a policy picks, and says which tag that was. What is too young is a failure. */
public final class FollowingResolver implements SourceResolver {

    private final TagPicker picker;
    private final SourceResolver images;

    public FollowingResolver(TagPicker picker, SourceResolver images) {
        this.picker = picker;
        this.images = images;
    }

    @Override
    public Resolution resolve(TagImport source, ImageSources sources) {
        Pick pick = pick(source, sources);
        return pick instanceof Pick.Picked picked ? resolve(picked, sources) : ((Pick.None) pick).failure();
    }

    public Pick pick(TagImport wish, ImageSources sources) {
        return picker.pick(wish, sources);
    }

    public Optional<Resolution.Failure> tooYoung(Pick.Picked picked, Digest digest) {
        return picker.tooYoung(picked.source(), digest);
    }

    public Resolution resolve(Pick.Picked picked, ImageSources sources) {
        Resolution resolution = images.resolve(picked.source(), sources);
        if (!(resolution instanceof Resolution.Success success)) {
            return resolution;
        }
        return tooYoung(picked, success.source())
                .<Resolution>map(failure -> failure)
                .orElseGet(() -> picked.tag() == null ? success : success.of(picked.tag()));
    }
}
