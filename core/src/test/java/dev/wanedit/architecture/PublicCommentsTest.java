package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What applications and adapters use has a comment: types, methods, constructors, constants. Doclint is not asked for this: its
 * group "missing" also wants a tag for each parameter and each result, which the first sentence mostly says.
 */
class PublicCommentsTest {

    private static final Set<String> NOT_PUBLISHED = Set.of("benchmarks", "cli", "examples", "it");

    /** What tests of applications use beside the first package of the test kit. */
    private static final String SCRIPTS = "dev.wanedit.testkit.service";

    @Test
    void everythingPublic_inPublishedModules_hasAComment() throws IOException {
        List<String> without = new ArrayList<>();
        int seen = 0;
        for (Path module : publishedModules()) {
            Members members = new Members(publicPackages(module));
            members.readAll(module.resolve("src/main/java"));
            seen += members.seen;
            without.addAll(members.without);
        }

        assertThat(seen).isGreaterThan(1_000);
        assertThat(without).isEmpty();
    }

    private static List<Path> publishedModules() throws IOException {
        try (Stream<Path> folders = Files.list(Repository.root())) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .filter(folder ->
                            !NOT_PUBLISHED.contains(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Those that the descriptor exports; without one, the package above all others: those below it are rooms of the module. */
    private static List<String> publicPackages(Path module) throws IOException {
        Path descriptor = module.resolve("src/main/module/module-info.java");
        if (Files.exists(descriptor)) {
            return Files.readAllLines(descriptor).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("exports "))
                    .map(line -> line.substring("exports ".length(), line.indexOf(';')))
                    .toList();
        }
        Path sources = module.resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            String first = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString())
                    .map(folder -> folder.replace(File.separatorChar, '.'))
                    .min(Comparator.comparing(String::length))
                    .orElseThrow();
            return List.of(first, SCRIPTS);
        }
    }

    private static final class Members extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final List<String> packages;
        private final List<String> without = new ArrayList<>();
        private int seen;
        private Trees trees;

        Members(List<String> packages) {
            this.packages = packages;
        }

        void readAll(Path sources) throws IOException {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (Stream<Path> paths = Files.walk(sources);
                    StandardJavaFileManager files =
                            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                List<Path> all = paths.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .toList();
                JavacTask task = (JavacTask) compiler.getTask(
                        null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(all));
                trees = Trees.instance(task);
                for (CompilationUnitTree unit : task.parse()) {
                    if (packages.contains(String.valueOf(unit.getPackageName()))) {
                        scan(unit, null);
                    }
                }
            }
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            if (!isPublic(type.getModifiers())) {
                return null; // Nor can its members be used.
            }
            look(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            boolean inherited = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean ofARecord = method.getReturnType() == null && parent().getKind() == Kind.RECORD;
            if (isPublic(method.getModifiers()) && !inherited && !ofARecord) {
                look(method.getName().toString());
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void none) {
            boolean component = parent().getKind() == Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isPublic(field.getModifiers()) && !component) {
                look(field.getName().toString());
            }
            return null;
        }

        private boolean isPublic(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            boolean implicit = parent().getKind() == Kind.INTERFACE && !flags.contains(Modifier.PRIVATE);
            return implicit || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
        }

        private Tree parent() {
            return getCurrentPath().getParentPath().getLeaf();
        }

        private void look(String name) {
            TreePath path = getCurrentPath();
            seen++;
            if (trees.getDocComment(path) == null) {
                CompilationUnitTree unit = path.getCompilationUnit();
                String file = unit.getSourceFile().getName();
                long line = unit.getLineMap()
                        .getLineNumber(trees.getSourcePositions().getStartPosition(unit, path.getLeaf()));
                without.add(file.substring(file.indexOf("src/main/java") - 1) + ":" + line + " " + name);
            }
        }
    }
}
