package dev.imagestreams.launcher.operations;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.imagestreams.launcher.configuration.JavaSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A meter of a service: a constant whose Javadoc begins with {@code Counter:}, {@code Timer:} or {@code Gauge:}.
 *
 * @param name as in the source, with dots
 */
record Meter(String name, String kind, String description) {

    private static final Pattern DOC = Pattern.compile("(Counter|Timer|Gauge): (.*)");

    /** Sorted by name. */
    static List<Meter> below(Path folder) throws IOException {
        return JavaSource.mentioning("\"imagestreams.", folder).stream()
                .flatMap(source -> source.types().flatMap(type -> of(source, type)))
                .sorted(Comparator.comparing(Meter::name))
                .toList();
    }

    /** As Prometheus shows it. */
    String prometheus() {
        String base = name.replace('.', '_');
        return switch (kind) {
            case "Counter" -> base + "_total";
            case "Timer" -> base + "_seconds";
            default -> base;
        };
    }

    private static Stream<Meter> of(JavaSource source, ClassTree type) {
        return type.getMembers().stream().flatMap(member -> of(source, member)).map(meter -> meter.explainedBy(type));
    }

    /** Where the Javadoc names a constant of its class, the constant's text: operators see tags, not constants. */
    private Meter explainedBy(ClassTree type) {
        String text = description;
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree constant && constant.getInitializer() instanceof LiteralTree value) {
                text = text.replace("`" + constant.getName() + "`", "`" + value.getValue() + "`");
            }
        }
        return new Meter(name, kind, text);
    }

    private static Stream<Meter> of(JavaSource source, Tree member) {
        Matcher doc = DOC.matcher(source.doc(member));
        if (!doc.matches()
                || !(member instanceof VariableTree constant)
                || !(constant.getInitializer() instanceof LiteralTree name)) {
            return Stream.empty();
        }
        return Stream.of(new Meter(String.valueOf(name.getValue()), doc.group(1), doc.group(2)));
    }
}
