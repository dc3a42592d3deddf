package dev.imagestreams.launcher.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code @ConfigMapping} interfaces of a service, read from their sources as SmallRye Config reads the classes. */
final class MappingSources {

    private final JavaSource source;

    private MappingSources(JavaSource source) {
        this.source = source;
    }

    /** Sorted by prefix. */
    static List<Mapping> below(Path folder) throws IOException {
        return JavaSource.mentioning("@ConfigMapping(", folder).stream()
                .flatMap(source -> new MappingSources(source).mappings())
                .sorted(Comparator.comparing(Mapping::prefix))
                .toList();
    }

    private Stream<Mapping> mappings() {
        return source.types().flatMap(type -> value(type.getModifiers(), "ConfigMapping").stream()
                .map(prefix -> new Mapping(prefix, source.doc(type), settings(type, type, prefix + '.'))));
    }

    private List<Setting> settings(ClassTree mapping, ClassTree group, String prefix) {
        List<Setting> settings = new ArrayList<>();
        for (Tree member : group.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                settings.addAll(settings(mapping, method, prefix));
            }
        }
        return settings;
    }

    private List<Setting> settings(ClassTree mapping, MethodTree method, String prefix) {
        String name = value(method.getModifiers(), "WithName")
                .orElseGet(() -> kebab(method.getName().toString()));
        String type = method.getReturnType().toString();
        boolean map = type.startsWith("Map<");
        String key = prefix + name + (map ? ".*" : "");
        boolean optional = type.startsWith("Optional<");
        String element = map || optional
                ? type.substring(Math.max(type.indexOf(','), type.indexOf('<')) + 1, type.length() - 1)
                        .trim()
                : type;
        Optional<ClassTree> group = nested(mapping, element);
        if (group.isPresent()) {
            // What a group that may be missing needs is needed only where it is there.
            return settings(mapping, group.get(), key + '.').stream()
                    .map(setting -> optional ? setting.notRequired() : setting)
                    .toList();
        }
        String fallback = value(method.getModifiers(), "WithDefault").orElse(null);
        boolean required = fallback == null && !map && !type.startsWith("Optional") && !prefix.contains("*");
        return List.of(new Setting(key, fallback, required, source.doc(method)));
    }

    private static Optional<ClassTree> nested(ClassTree mapping, String name) {
        return mapping.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getKind() == Tree.Kind.INTERFACE)
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** The one text of an annotation such as {@code @WithDefault("PT1S")}. */
    private static Optional<String> value(ModifiersTree modifiers, String annotation) {
        for (AnnotationTree found : modifiers.getAnnotations()) {
            if (found.getAnnotationType().toString().equals(annotation)) {
                ExpressionTree argument = found.getArguments().get(0);
                ExpressionTree text = argument instanceof AssignmentTree named ? named.getExpression() : argument;
                return Optional.of(String.valueOf(((LiteralTree) text).getValue()));
            }
        }
        return Optional.empty();
    }

    /** As SmallRye Config derives a key from a method: {@code retryDelay} is {@code retry-delay}. */
    private static String kebab(String method) {
        return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
