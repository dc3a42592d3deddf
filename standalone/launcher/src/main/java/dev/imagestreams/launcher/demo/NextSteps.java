package dev.imagestreams.launcher.demo;

import dev.imagestreams.launcher.demo.Demo.DemoEnd;
import java.io.PrintStream;

/** What a person can try after the demo, ready to be pasted. */
public final class NextSteps {

    private NextSteps() {}

    public static void print(PrintStream out, DemoEnd end) {
        out.printf(
                """

                Try next, in another terminal:

                   eval "$(./imagestreams env)"

                   oc describe is %1$s                                  # the stream and its whole history
                   oc get istag                                             # every tag
                   oc tag %1$s@sha256:… %1$s:%2$s               # any digest of the history: roll back, or forward again
                   oc import-image %1$s:%2$s --from %3$s --insecure --confirm

                   kubectl get imagestreams
                   kubectl get imagestream %1$s -o yaml

                   curl --cacert "$IMAGESTREAMS_CA" -H "Authorization: Bearer $IMAGESTREAMS_TOKEN" \\
                        "$IMAGESTREAMS_GATEWAY/apis/image.openshift.io/v1/namespaces/demo/imagestreams/%1$s"
                """,
                end.stream(), end.tag(), end.source());
        out.flush();
    }
}
