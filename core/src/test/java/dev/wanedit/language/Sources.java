package dev.wanedit.language;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java sources as the compiler reads them, without their types. */
final class Sources {

    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final Map<String, TreePath> types = new HashMap<>();
    private final SourcePositions positions;

    private Sources(JavacTask task) throws IOException {
        positions = Trees.instance(task).getSourcePositions();
        task.parse().forEach(units::add);
        units.forEach(unit -> new Types().scan(unit, null));
    }

    static Sources below(List<Path> folders) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> paths = folders.stream().flatMap(Sources::files).toList();
            return new Sources((JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    /** The class of this name, which has to be unique; null if there is none. */
    @Nullable
    TreePath type(String simpleName) {
        return types.get(simpleName);
    }

    /** For example {@code JobRules.java:93}. */
    String place(CompilationUnitTree unit, Tree tree) {
        String file = unit.getSourceFile().getName();
        return file.substring(file.lastIndexOf('/') + 1) + ":"
                + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    static String simpleName(@Nullable Tree tree) {
        if (tree instanceof IdentifierTree name) {
            return name.getName().toString();
        }
        return tree instanceof MemberSelectTree select ? select.getIdentifier().toString() : "";
    }

    static <T extends Tree> T enclosing(TreePath path, Class<T> kind) {
        TreePath found = enclosingPath(path, kind);
        if (found == null) {
            throw new AssertionError("There is no " + kind + " around " + path.getLeaf());
        }
        return kind.cast(found.getLeaf());
    }

    static @Nullable TreePath enclosingPath(TreePath path, Class<? extends Tree> kind) {
        TreePath at = path;
        while (at != null && !kind.isInstance(at.getLeaf())) {
            at = at.getParentPath();
        }
        return at;
    }

    private final class Types extends TreePathScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
            types.putIfAbsent(tree.getSimpleName().toString(), getCurrentPath());
            return super.visitClass(tree, null);
        }
    }
}
