package dev.wanedit.engine.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.diagnosis.Check;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each cause has its own next step. */
class DiskCheckTest {

    @TempDir
    private Path folder;

    @Test
    void of_whenThereIsNoFolder_saysToCreateIt() {
        assertCheck(DiskCheck.of(List.of(folder.resolve("none"))), "there is no such folder", "Create the folder, or");
    }

    @Test
    void of_whenItIsAFile_saysToChooseAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertCheck(DiskCheck.of(List.of(file)), "it is not a folder", "Choose another folder.");
    }

    @Test
    void fault_whenAccessIsDenied_saysToAllowIt() {
        assertCheck(
                DiskCheck.fault(folder, new AccessDeniedException("x")),
                "access denied",
                "Allow this user to write there");
    }

    @Test
    void fault_whenTheDiskIsFull_saysToFreeSpace() {
        assertCheck(
                DiskCheck.fault(folder, new FileSystemException("x", null, "No space left on device")),
                "No space left on device",
                "Free space there");
    }

    @Test
    void fault_whenTheCauseSaysNothing_namesIt() {
        assertCheck(DiskCheck.fault(folder, new IOException()), "java.io.IOException", "Free space there");
    }

    private static void assertCheck(Check found, String problem, String next) {
        assertThat(found.state()).isEqualTo(Check.State.FAULT);
        assertThat(found.found()).contains("No file can be written in ", problem);
        assertThat(found.nextStep()).startsWith(next).contains("-Djava.io.tmpdir=FOLDER");
    }
}
