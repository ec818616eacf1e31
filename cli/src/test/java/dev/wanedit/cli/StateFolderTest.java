package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFolderTest {

    private final Path home = Path.of("home").toAbsolutePath();
    private final Path elsewhere = Path.of("elsewhere").toAbsolutePath();

    @Test
    void of_onLinux_followsXdgAndElseItsDefault() {
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", elsewhere.toString())::get, home))
                .isEqualTo(elsewhere.resolve("wanedit"));
        assertThat(StateFolder.of("Linux", Map.<String, String>of()::get, home))
                .isEqualTo(home.resolve(".local/state/wanedit"));
    }

    @Test
    void of_onLinuxWithARelativeOrEmptyVariable_ignoresIt() {
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", "state")::get, home))
                .isEqualTo(home.resolve(".local/state/wanedit"));
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", "")::get, home))
                .isEqualTo(home.resolve(".local/state/wanedit"));
    }

    @Test
    void of_onMacOs_isInApplicationSupport() {
        assertThat(StateFolder.of("Mac OS X", Map.of("XDG_STATE_HOME", elsewhere.toString())::get, home))
                .isEqualTo(home.resolve("Library/Application Support/wanedit"));
    }

    @Test
    void of_onWindows_isLocalAppData() {
        assertThat(StateFolder.of("Windows 11", Map.of("LOCALAPPDATA", elsewhere.toString())::get, home))
                .isEqualTo(elsewhere.resolve("wanedit"));
        assertThat(StateFolder.of("Windows 11", Map.<String, String>of()::get, home))
                .isEqualTo(home.resolve("AppData/Local/wanedit"));
    }
}
