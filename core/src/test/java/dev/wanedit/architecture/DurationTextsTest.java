package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Label;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import dev.wanedit.task.ReadableUnits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text of core spells a duration {@code PT2S}: {@link ReadableUnits} writes them all. */
class DurationTextsTest {

    private static final String DURATION = "Ljava/time/Duration;";

    @Test
    void core_whenItWritesADuration_neverTakesItsOwnText() throws IOException {
        try (Stream<Path> classes = Files.walk(Path.of("target", "classes"))) {
            assertThat(classes.filter(file -> file.toString().endsWith(".class"))
                            .flatMap(file -> offences(bytes(file)).stream()))
                    .isEmpty();
        }
    }

    @Test
    void offences_ofAClassThatJoinsADurationToAText_areFound() throws IOException {
        String name = "/" + Joining.class.getName().replace('.', '/') + ".class";

        assertThat(offences(Joining.class.getResourceAsStream(name).readAllBytes()))
                .extracting(offence -> offence.substring(offence.indexOf('.') + 1))
                .containsExactly("limited", "limited", "joined", "told");
    }

    private static List<String> offences(byte[] classFile) {
        List<String> found = new ArrayList<>();
        ClassReader reader = new ClassReader(classFile);
        reader.accept(new Search(reader.getClassName(), found), ClassReader.SKIP_FRAMES);
        return found;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("UnusedMethod") // read as bytes
    private static final class Joining {

        private final Duration limit = Duration.ofSeconds(2);

        String limited() {
            return "up to " + limit + " and " + limit.plusSeconds(1);
        }

        String joined(Duration time) {
            return "It took " + time;
        }

        String told(Duration time) {
            return time.toString();
        }
    }

    private static final class Search extends ClassVisitor {

        private final String type;
        private final List<String> found;

        Search(String type, List<String> found) {
            super(Opcodes.ASM9);
            this.type = type;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            return new TextsOfMethod(type + "." + method, found);
        }
    }

    /** Looks at what is made a text: the value that was pushed last before it is appended, or before {@code String.valueOf}. */
    private static final class TextsOfMethod extends MethodVisitor {

        private final String method;
        private final List<String> found;
        private final Set<Integer> writtenVariables = new HashSet<>();
        private String lastType = "";
        private int lastVariable = -1;

        TextsOfMethod(String method, List<String> found) {
            super(Opcodes.ASM9);
            this.method = method;
            this.found = found;
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
            pushed("", index);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            pushed(descriptor, -1);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String types, boolean isInterface) {
            boolean written = (owner.equals("java/lang/String") && name.equals("valueOf"))
                    || (owner.equals("java/lang/StringBuilder") && types.startsWith("(Ljava/lang/Object;)"));
            if (written && lastVariable >= 0) {
                writtenVariables.add(lastVariable);
            }
            if ((written && lastType.equals(DURATION))
                    || (owner.equals("java/time/Duration") && name.equals("toString"))) {
                found.add(method);
            }
            pushed(types.substring(types.indexOf(')') + 1), -1);
        }

        /** Comes behind the instructions. */
        @Override
        public void visitLocalVariable(
                String name, String descriptor, String signature, Label start, Label end, int index) {
            if (descriptor.equals(DURATION) && writtenVariables.contains(index)) {
                found.add(method);
            }
        }

        private void pushed(String type, int variable) {
            lastType = type;
            lastVariable = variable;
        }
    }
}
