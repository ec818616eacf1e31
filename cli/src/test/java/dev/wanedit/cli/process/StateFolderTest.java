package dev.wanedit.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {

    @TempDir
    private Path home;

    private final Path elsewhere = Path.of("elsewhere").toAbsolutePath();

    @Test
    void of_onLinux_followsXdgAndElseItsDefault() {
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", elsewhere.toString())::get, home.toString()))
                .isEqualTo(elsewhere.resolve("wanedit"));
        assertThat(StateFolder.of("Linux", Map.<String, String>of()::get, home.toString()))
                .isEqualTo(home.resolve(".local/state/wanedit"));
    }

    @Test
    void of_onLinuxWithARelativeOrEmptyVariable_ignoresIt() {
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", "state")::get, home.toString()))
                .isEqualTo(home.resolve(".local/state/wanedit"));
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", "")::get, home.toString()))
                .isEqualTo(home.resolve(".local/state/wanedit"));
    }

    @Test
    void of_onMacOs_isInApplicationSupport() {
        assertThat(StateFolder.of("Mac OS X", Map.of("XDG_STATE_HOME", elsewhere.toString())::get, home.toString()))
                .isEqualTo(home.resolve("Library/Application Support/wanedit"));
    }

    @Test
    void of_onWindows_isLocalAppData() {
        assertThat(StateFolder.of("Windows 11", Map.of("LOCALAPPDATA", elsewhere.toString())::get, home.toString()))
                .isEqualTo(elsewhere.resolve("wanedit"));
        assertThat(StateFolder.of("Windows 11", Map.<String, String>of()::get, home.toString()))
                .isEqualTo(home.resolve("AppData/Local/wanedit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", ".", "home", "/nowhere/at all", "bad\0name"})
    void of_whenTheHomeIsNoAbsoluteFolder_isRefusedAndNamesTheStore(String none) {
        for (String system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> StateFolder.of(system, Map.<String, String>of()::get, none))
                    .withMessageContaining("the user's home is")
                    .withMessageContaining("--store");
        }
    }

    @Test
    void of_whenTheVariableNamesAPlace_needsNoHome() {
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", elsewhere.toString())::get, "?"))
                .isEqualTo(elsewhere.resolve("wanedit"));
        assertThat(StateFolder.of("Windows 11", Map.of("LOCALAPPDATA", elsewhere.toString())::get, "?"))
                .isEqualTo(elsewhere.resolve("wanedit"));
    }
}
