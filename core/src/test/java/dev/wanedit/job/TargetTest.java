package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @TempDir
    Path folder;

    @Test
    void file_whenThePathIsAFolder_isNamedAfterTheTask() {
        TaskId task = new TaskId("7f3a");

        assertThat(Target.of(folder).file(task)).isEqualTo(folder.resolve("7f3a.mp4"));
        assertThat(Target.of(folder.resolve("out.mp4")).file(task)).isEqualTo(folder.resolve("out.mp4"));
    }

    /** An id is a text of the service: it must not lead out of the folder. */
    @ParameterizedTest
    @CsvSource({"7f3a-B_2.x, 7f3a-B_2.x", "../../etc, __.._etc", "...hidden, _hidden", "a/b\\c:d, a_b_c_d"})
    void safe_ofAnyId_isANameOfAFile(String id, String name) {
        assertThat(Target.safe(new TaskId(id))).isEqualTo(name);
    }

    @Test
    void absolute_whenRelative_isBelowTheCurrentFolderAndStillOverwrites() {
        Target target = new Target(Path.of("out.mp4"), true);

        assertThat(target.absolute()).isEqualTo(new Target(Path.of("out.mp4").toAbsolutePath(), true));
        assertThat(Target.of(Path.of("out.mp4")).overwrite()).isFalse();
        assertThat(target).hasToString("Target[path=out.mp4, overwrite=true]");
    }
}
