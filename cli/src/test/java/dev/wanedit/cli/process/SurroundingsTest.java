package dev.wanedit.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    @Test
    void program_runFromAJar_canBePasted() {
        assertThat(Surroundings.program("cli/target/wanedit.jar")).isEqualTo("java -jar cli/target/wanedit.jar");
        assertThat(Surroundings.program("/my programs/wanedit.jar")).isEqualTo("java -jar '/my programs/wanedit.jar'");
    }

    @Test
    void program_runFromAClassPath_isCalledByItsName() {
        assertThat(Surroundings.program("a.jar" + File.pathSeparator + "b.jar")).isEqualTo("wanedit");
        assertThat(Surroundings.program("target/classes")).isEqualTo("wanedit");
    }
}
