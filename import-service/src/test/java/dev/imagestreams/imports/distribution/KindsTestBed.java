package dev.imagestreams.imports.distribution;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.image.Platform;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of manifest, pushed once for all tests of it. */
abstract class KindsTestBed extends DistributionTestBed {

    static final String REPOSITORY = "team/kinds";
    static final Platform AMD64 = Platform.of("linux", "amd64");
    static final Platform ARM64 = Platform.of("linux", "arm64");
    static final SampleImage SINGLE = SampleImage.version("kinds");
    static final SampleIndex INDEX = SampleIndex.make(SampleImage.Format.OCI, "kinds", AMD64, ARM64);
    static DistributionRegistry registry;
    private static boolean filled;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        registry = DistributionRegistries.open();
        if (filled) {
            return;
        }
        filled = true;
        OciLayout layout = new OciLayout(folder);
        layout.name("oci", layout.add(SINGLE));
        layout.name("index", layout.add(INDEX));
        OciSamples samples = new OciSamples(layout);
        layout.name("attested", samples.attested(INDEX));
        layout.name("bare", samples.bare(INDEX));
        layout.name("chart", samples.chart());
        layout.name("large", samples.large());
        layout.name("zstd", samples.uncompressed());
        for (String name : List.of("oci", "index", "attested", "bare", "chart", "large")) {
            registry.push(layout, name, REPOSITORY + ':' + name, "--all");
        }
        registry.push(layout, "zstd", REPOSITORY + ":zstd", "--dest-compress-format", "zstd");
        registry.push(layout, "oci", REPOSITORY + ":docker", "--format", "v2s2");
        registry.push(layout, "index", REPOSITORY + ":list", "--all", "--format", "v2s2");
        registry.push(layout, "oci", REPOSITORY + ":schema1", "--format", "v2s1");
        // skopeo copies no index in an index.
        registry.put(REPOSITORY, "nested", OciLayout.INDEX, samples.nested(INDEX));
    }

    /** @param rest tag or digest with its sign */
    static String image(String rest) {
        return registry.address() + '/' + REPOSITORY + rest;
    }
}
