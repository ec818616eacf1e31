package dev.example.trailers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A test of an application's own class. The tasks of the fake end at once. */
@ExtendWith(FakeDashScopeExtension.class)
class TrailersTest {

    @TempDir
    Path folder;

    private VideoEditClient client;
    private Trailers trailers;
    private Path trailer;

    @BeforeEach
    void start(FakeDashScope fake) throws Exception {
        client = fake.client().build();
        trailers = new Trailers(client, folder);
        trailer = Files.write(folder.resolve("trailer.mp4"), FakeDashScope.clip());
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void inWinter_askedTwice_isMadeOnce(FakeDashScope fake) {
        Path first = trailers.inWinter("0068646", trailer);
        Path second = trailers.inWinter("0068646", trailer);

        assertThat(first).isEqualTo(second).hasSameBinaryContentAs(trailer);
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void inWinter_ofARefusedTrailer_isUnsuitable(FakeDashScope fake) {
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ZERO)
                .failing("DataInspectionFailed", "The clip may contain inappropriate content."));

        assertThatThrownBy(() -> trailers.inWinter("0068646", trailer)).isInstanceOf(Trailers.UnsuitableTrailer.class);
    }

    @Test
    void inWinter_whoseAnswerIsLost_isNotSentAgain(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.resetAfterRead().processed());

        assertThatThrownBy(() -> trailers.inWinter("0068646", trailer)).isInstanceOf(SubmitUncertainException.class);

        assertThat(fake.tasks()).hasSize(1);
    }
}
