package dev.imagestreams.launcher.configuration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A source file as a tree, with its Javadoc. Files are parsed, not loaded: the words an operator needs stand in their
 * comments, and no service has to be on this module's class path.
 */
public final class JavaSource {

    private final DocTrees docs;
    private final CompilationUnitTree unit;

    private JavaSource(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
    }

    /** The files below a folder that contain a text, by path. */
    public static List<JavaSource> mentioning(String text, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contains(file, text))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(new JavaSource(DocTrees.instance(task), unit));
            }
            return sources;
        }
    }

    public Stream<ClassTree> types() {
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
    }

    /** The Javadoc of a declaration as one line of Markdown; empty if there is none. */
    public String doc(Tree tree) {
        @Nullable String text = docs.getDocComment(TreePath.getPath(unit, tree));
        return text == null
                ? ""
                : text.replaceAll("\\{@(?:code|link|linkplain) #?([^}]*)}", "`$1`")
                        .replaceAll("\\s+", " ")
                        .trim();
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
