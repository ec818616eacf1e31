package dev.wanedit.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void program_runFromAJar_canBePasted() {
        assertThat(Environment.program("cli/target/wanedit.jar")).isEqualTo("java -jar cli/target/wanedit.jar");
        assertThat(Environment.program("/my programs/wanedit.jar")).isEqualTo("java -jar '/my programs/wanedit.jar'");
    }

    @Test
    void program_runFromAClassPath_isCalledByItsName() {
        assertThat(Environment.program("a.jar" + File.pathSeparator + "b.jar")).isEqualTo("wanedit");
        assertThat(Environment.program("target/classes")).isEqualTo("wanedit");
    }
}
