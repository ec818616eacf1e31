package dev.wanedit.language;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the English texts that sources pass to readers, as gettext's {@code xgettext} does: the arguments of some calls, and of
 * the methods that pass their own parameters on to them. Values in a text become holes.
 */
final class SourceTexts {

    private final Sources sources;
    private final SortedMap<String, String> found = new TreeMap<>();
    private final SortedMap<String, String> unread = new TreeMap<>();
    private final Set<Sink> known = new HashSet<>();
    private final Deque<Sink> open = new ArrayDeque<>();

    SourceTexts(Sources sources) {
        this.sources = sources;
    }

    /**
     * An argument that is shown to a reader.
     *
     * @param owner the class that the call names or that has the method; null for a call on any object
     * @param name the method, or the class of a constructor
     * @param arguments how many there are
     * @param index which of them is the text
     * @param file the only file with such calls, if the method is private; null if there may be others
     * @param part true if it is only a part of a text
     */
    record Sink(
            @Nullable String owner,
            String name,
            int arguments,
            int index,
            @Nullable CompilationUnitTree file,
            boolean part) {

        static Sink of(String call, int arguments, int index) {
            int dot = call.indexOf('.');
            return new Sink(
                    dot < 0 ? null : call.substring(0, dot), call.substring(dot + 1), arguments, index, null, false);
        }
    }

    SourceTexts collect(Sink... seeds) {
        for (Sink seed : seeds) {
            add(seed);
        }
        while (!open.isEmpty()) {
            Sink sink = open.remove();
            for (CompilationUnitTree unit : sources.units()) {
                if (sink.file() == null || sink.file() == unit) {
                    new Calls(sink).scan(unit, null);
                }
            }
        }
        return this;
    }

    /** The texts that a method returns. */
    SourceTexts returned(String type, String method) {
        TextReader reader = new TextReader(sources, this::forward, this::part);
        reader.returned(type, method).forEach(text -> keep(text, type + "." + method, false));
        return collect();
    }

    /** Each text with the place of one of its uses. */
    SortedMap<String, String> texts() {
        return found;
    }

    /** Arguments that are no text that can be read here, with their places: values, and what was read elsewhere. */
    SortedMap<String, String> unread() {
        return unread;
    }

    private void add(Sink sink) {
        if (known.add(sink)) {
            open.add(sink);
        }
    }

    /** The parameter of this method is a text that is shown. */
    private void forward(TreePath method, int index, boolean part) {
        MethodTree tree = (MethodTree) method.getLeaf();
        ClassTree type = (ClassTree) method.getParentPath().getLeaf();
        boolean constructor = tree.getName().contentEquals("<init>");
        boolean isStatic = tree.getModifiers().getFlags().contains(Modifier.STATIC);
        boolean isPrivate = tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
        String name =
                constructor ? type.getSimpleName().toString() : tree.getName().toString();
        add(new Sink(
                isStatic ? type.getSimpleName().toString() : null,
                name,
                tree.getParameters().size(),
                index,
                isPrivate || (constructor && type.getKind() == Tree.Kind.ENUM) ? method.getCompilationUnit() : null,
                part));
    }

    private void part(String text, String place) {
        keep(text, place, true);
    }

    private void keep(String text, String place, boolean part) {
        String template = TextReader.template(text);
        if (text.isEmpty()) {
            return;
        }
        if (part ? template.matches("(?s).*[A-Za-z]\\S* .*") : !template.matches("[^\\p{Alpha}]?\\{0}.?")) {
            found.putIfAbsent(template, place);
        } else if (!part && text.contains(TextReader.HOLE)) {
            unread.put(place, template);
        }
    }

    /** Finds the calls of one kind. */
    private final class Calls extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Sink sink;

        Calls(Sink sink) {
            this.sink = sink;
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void none) {
            // For the constant of an enum this is the enum itself.
            look(null, Sources.simpleName(tree.getIdentifier()), tree.getArguments());
            return super.visitNewClass(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void none) {
            if (tree.getMethodSelect() instanceof MemberSelectTree select) {
                look(
                        Sources.simpleName(select.getExpression()),
                        select.getIdentifier().toString(),
                        tree.getArguments());
            } else if (tree.getMethodSelect() instanceof IdentifierTree name) {
                called(name.getName().toString(), tree.getArguments());
            }
            return super.visitMethodInvocation(tree, null);
        }

        private void called(String name, List<? extends ExpressionTree> arguments) {
            ClassTree type = Sources.enclosing(getCurrentPath(), ClassTree.class);
            switch (name) {
                case "this" -> look(null, type.getSimpleName().toString(), arguments);
                case "super" -> look(null, Sources.simpleName(type.getExtendsClause()), arguments);
                default ->
                    look(
                            isInside(sink.owner())
                                    ? sink.owner()
                                    : type.getSimpleName().toString(),
                            name,
                            arguments);
            }
        }

        private boolean isInside(@Nullable String type) {
            for (Tree tree : getCurrentPath()) {
                if (tree instanceof ClassTree outer && outer.getSimpleName().contentEquals(String.valueOf(type))) {
                    return true;
                }
            }
            return false;
        }

        private void look(@Nullable String owner, String name, List<? extends ExpressionTree> arguments) {
            if (!name.equals(sink.name())
                    || arguments.size() != sink.arguments()
                    || (sink.owner() != null && !sink.owner().equals(owner))) {
                return;
            }
            TextReader reader = new TextReader(sources, SourceTexts.this::forward, SourceTexts.this::part);
            ExpressionTree argument = arguments.get(sink.index());
            String place = sources.place(getCurrentPath().getCompilationUnit(), argument);
            TreePath path = new TreePath(getCurrentPath(), argument);
            reader.read(path, sink.part()).forEach(text -> keep(text, place, sink.part()));
        }
    }
}
