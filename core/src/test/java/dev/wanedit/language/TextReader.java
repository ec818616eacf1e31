package dev.wanedit.language;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the texts that an expression can be, with a hole for what is not known in the source. */
final class TextReader {

    static final String HOLE = "\0";

    private static final int MOST_VARIANTS = 4;
    private static final int DEEPEST = 6;
    /** They change no word of ours. */
    private static final Set<String> WRAPPERS = Set.of("redact", "of", "ofNullable");

    private static final Set<String> WRAPPING = Set.of("Redaction", "EscapedText", "Optional");
    /** The units are the same in every language. */
    private static final Set<String> UNITS =
            Set.of("ReadableUnits", "Seconds", "Times", "Durations", "Shell", "ResumeCommands");

    private final Sources sources;
    private final Forwards forwards;
    private final BiConsumer<String, String> parts;

    /** Is notified of a parameter that is the text, or a part of it. */
    interface Forwards {
        void found(TreePath method, int index, boolean part);
    }

    TextReader(Sources sources, Forwards forwards, BiConsumer<String, String> parts) {
        this.sources = sources;
        this.forwards = forwards;
        this.parts = parts;
    }

    /** With numbered holes; neighbours are one. */
    static String template(String text) {
        StringBuilder template = new StringBuilder();
        int number = 0;
        for (String part : text.replaceAll("\0+", "\0").split("(?=\0)|(?<=\0)")) {
            template.append(part.equals(HOLE) ? "{" + number++ + "}" : part);
        }
        return template.toString();
    }

    Set<String> read(TreePath path, boolean part) {
        return read(path, part, 0);
    }

    Set<String> returned(String type, String method) {
        TreePath found = sources.type(type);
        if (found == null) {
            throw new AssertionError("There is no class " + type);
        }
        return returned(found, method, 0);
    }

    private Set<String> read(TreePath path, boolean part, int depth) {
        Tree tree = path.getLeaf();
        if (depth > DEEPEST) {
            return Set.of(HOLE);
        }
        if (tree instanceof LiteralTree literal) {
            if (literal.getValue() instanceof Number) {
                return Set.of(HOLE);
            }
            return literal.getValue() == null ? Set.of() : Set.of(String.valueOf(literal.getValue()));
        }
        if (tree instanceof ParenthesizedTree inner) {
            return read(new TreePath(path, inner.getExpression()), part, depth);
        }
        if (tree instanceof ConditionalExpressionTree either) {
            Set<String> both = new LinkedHashSet<>(read(new TreePath(path, either.getTrueExpression()), part, depth));
            both.addAll(read(new TreePath(path, either.getFalseExpression()), part, depth));
            return both;
        }
        if (tree instanceof SwitchExpressionTree) {
            return results(path, part, depth);
        }
        if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return joined(
                    operand(new TreePath(path, sum.getLeftOperand()), depth),
                    operand(new TreePath(path, sum.getRightOperand()), depth));
        }
        if (tree instanceof IdentifierTree name) {
            return named(path, name.getName().toString(), part, depth);
        }
        if (tree instanceof MemberSelectTree select) {
            TreePath type = sources.type(Sources.simpleName(select.getExpression()));
            return type == null
                    ? Set.of(HOLE)
                    : constant(type, select.getIdentifier().toString(), depth);
        }
        return tree instanceof MethodInvocationTree call ? called(path, call, part, depth) : Set.of(HOLE);
    }

    /** In a sum, the texts of a call are parts: their product with the others would be too many. */
    private Set<String> operand(TreePath path, int depth) {
        Set<String> texts = read(path, true, depth);
        if (texts.isEmpty()) {
            return Set.of(HOLE);
        }
        Tree tree = path.getLeaf();
        boolean inline = texts.size() <= MOST_VARIANTS && !(tree instanceof MethodInvocationTree);
        if (inline) {
            return texts;
        }
        texts.forEach(text -> parts.accept(text, sources.place(path.getCompilationUnit(), tree)));
        return Set.of(HOLE);
    }

    private static Set<String> joined(Set<String> left, Set<String> right) {
        Set<String> joined = new LinkedHashSet<>();
        left.forEach(head -> right.forEach(tail -> joined.add(head + tail)));
        return joined;
    }

    private Set<String> named(TreePath path, String name, boolean part, int depth) {
        TreePath method = Sources.enclosingPath(path, MethodTree.class);
        for (TreePath at = path; at != method && at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof LambdaExpressionTree lambda
                    && lambda.getParameters().stream()
                            .anyMatch(it -> it.getName().contentEquals(name))) {
                return Set.of(HOLE);
            }
        }
        if (method != null) {
            Set<String> local = new LocalTexts(name, part, depth).in(method);
            if (!local.isEmpty()) {
                return local;
            }
            List<? extends VariableTree> parameters = ((MethodTree) method.getLeaf()).getParameters();
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).getName().contentEquals(name)) {
                    if (isText(parameters.get(i).getType())) {
                        forwards.found(method, i, part);
                        return Set.of();
                    }
                    return Set.of(HOLE);
                }
            }
        }
        for (TreePath type = Sources.enclosingPath(path, ClassTree.class);
                type != null;
                type = Sources.enclosingPath(type.getParentPath(), ClassTree.class)) {
            Set<String> constant = constant(type, name, depth);
            if (!constant.equals(Set.of(HOLE)) || type.getParentPath() == null) {
                return constant;
            }
        }
        return Set.of(HOLE);
    }

    private static boolean isText(@Nullable Tree type) {
        String name = String.valueOf(type);
        return name.equals("String") || name.endsWith(" String");
    }

    /** The text of a constant; a hole if it is none. */
    private Set<String> constant(TreePath type, String name, int depth) {
        for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
            if (member instanceof VariableTree field
                    && field.getName().contentEquals(name)
                    && field.getInitializer() != null
                    && isText(field.getType())) {
                TreePath path = new TreePath(new TreePath(type, field), field.getInitializer());
                return read(path, true, depth + 1);
            }
        }
        return Set.of(HOLE);
    }

    private Set<String> called(TreePath path, MethodInvocationTree call, boolean part, int depth) {
        if (call.getMethodSelect() instanceof IdentifierTree name) {
            TreePath type = Sources.enclosingPath(path, ClassTree.class);
            return type == null ? Set.of(HOLE) : returned(type, name.getName().toString(), depth);
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            String owner = Sources.simpleName(select.getExpression());
            String name = select.getIdentifier().toString();
            if (owner.equals("List") && name.equals("of")) {
                Set<String> all = new LinkedHashSet<>();
                call.getArguments().forEach(one -> all.addAll(read(new TreePath(path, one), part, depth)));
                return all;
            }
            if (WRAPPING.contains(owner) && WRAPPERS.contains(name)) {
                return read(new TreePath(path, call.getArguments().get(0)), part, depth);
            }
            TreePath type = sources.type(owner);
            if (type != null && !UNITS.contains(owner)) {
                return returned(type, name, depth);
            }
        }
        return Set.of(HOLE);
    }

    private Set<String> returned(TreePath type, String method, int depth) {
        Set<String> texts = new LinkedHashSet<>();
        for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
            if (member instanceof MethodTree found
                    && found.getName().contentEquals(method)
                    && (isText(found.getReturnType())
                            || String.valueOf(found.getReturnType()).matches("(Optional|List)<String>"))) {
                new TreePathScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void none) {
                        ExpressionTree value = tree.getExpression();
                        if (value != null) {
                            texts.addAll(read(new TreePath(getCurrentPath(), value), true, depth + 1));
                        }
                        return null;
                    }

                    @Override
                    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void none) {
                        return null;
                    }
                }.scan(new TreePath(type, found), null);
            }
        }
        return texts.isEmpty() ? Set.of(HOLE) : texts;
    }

    private Set<String> results(TreePath path, boolean part, int depth) {
        Set<String> texts = new LinkedHashSet<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitCase(CaseTree tree, @Nullable Void none) {
                if (tree.getBody() instanceof ExpressionTree value) {
                    texts.addAll(read(new TreePath(getCurrentPath(), value), part, depth));
                }
                return super.visitCase(tree, null);
            }

            @Override
            public @Nullable Void visitYield(YieldTree tree, @Nullable Void none) {
                texts.addAll(read(new TreePath(getCurrentPath(), tree.getValue()), part, depth));
                return null;
            }
        }.scan(path, null);
        return texts;
    }

    /** What a variable of a method is set to. */
    private final class LocalTexts extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final String name;
        private final boolean part;
        private final int depth;
        private final Set<String> texts = new LinkedHashSet<>();

        LocalTexts(String name, boolean part, int depth) {
            this.name = name;
            this.part = part;
            this.depth = depth;
        }

        Set<String> in(TreePath method) {
            scan(method, null);
            return texts;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
            boolean local = !(getCurrentPath().getParentPath().getLeaf() instanceof MethodTree);
            if (local && tree.getName().contentEquals(name) && tree.getInitializer() != null) {
                texts.addAll(
                        isText(tree.getType())
                                ? read(new TreePath(getCurrentPath(), tree.getInitializer()), part, depth + 1)
                                : Set.of(HOLE));
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void none) {
            if (tree.getVariable() instanceof IdentifierTree variable
                    && variable.getName().contentEquals(name)) {
                texts.addAll(read(new TreePath(getCurrentPath(), tree.getExpression()), part, depth + 1));
            }
            return super.visitAssignment(tree, null);
        }
    }
}
