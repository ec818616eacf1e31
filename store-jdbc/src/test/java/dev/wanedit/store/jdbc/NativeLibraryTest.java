package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where SQLite's native library cannot be used, that is said in one sentence, with what helps. */
class NativeLibraryTest {

    @TempDir
    Path folder;

    @Test
    void file_whenTheLibraryCannotBeUnpacked_namesThePropertyThatHelps() throws Exception {
        assertNamed("-Dorg.sqlite.tmpdir=" + folder.resolve("not-there"));
    }

    @Test
    void file_whenTheSystemIsUnknown_namesThePropertyThatHelps() throws Exception {
        assertNamed("-Dos.arch=abacus");
    }

    private void assertNamed(String option) throws Exception {
        Path file = folder.resolve("jobs");
        try (RunningJvm program = ForkedJvm.plain().with(option).start(StoreProgram.class, "file", file.toString())) {
            assertThat(program.awaitLine("fault "))
                    .contains(
                            file + " could not be opened: SQLite's native library cannot be loaded.",
                            "-Dorg.sqlite.tmpdir=FOLDER",
                            "-Dorg.sqlite.lib.path=FOLDER",
                            "JdbcJobStore.over(dataSource)");
        }
    }
}
