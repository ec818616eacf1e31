package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobChangeTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final JobFingerprint FINGERPRINT = new JobFingerprint("p", List.of("bytes:1"), null);
    private static final JobRecord READY = JobRecord.ready(new JobKey("order-7"), FINGERPRINT, Path.of("out.mp4"), NOW);

    @Test
    void attempt_whenMadeTwice_countsBothAndKeepsTheLastMoment() {
        JobRecord twice = READY.change()
                .attempt(NOW)
                .at(NOW)
                .change()
                .attempt(NOW.plusSeconds(9))
                .at(NOW.plusSeconds(9));

        assertThat(READY.attempts()).isZero();
        assertThat(twice.attempts()).isEqualTo(2);
        assertThat(twice.attempted()).isEqualTo(NOW.plusSeconds(9));
        assertThat(twice.version()).isEqualTo(3);
    }

    @Test
    void ended_whenSaidAgainWithLess_keepsWhatIsKnown() {
        TaskFailure why = new TaskFailure("BadClip", "It is too short.");
        JobRecord ended = READY.change().ended(NOW, why).at(NOW);

        assertThat(ended.ended()).isEqualTo(NOW);
        assertThat(ended.failure()).isEqualTo(why);
        JobRecord again = ended.change().ended(null, null).at(NOW);
        assertThat(again.ended()).isEqualTo(NOW);
        assertThat(again.failure()).isEqualTo(why);
        TaskFailure other = new TaskFailure("Other", null);
        JobRecord later = again.change().ended(NOW.plusSeconds(1), other).at(NOW);
        assertThat(later.ended()).isEqualTo(NOW.plusSeconds(1));
        assertThat(later.failure()).isEqualTo(other);
    }

    @Test
    void open_ofAJobThatIsReady_isTrueAndItIsPrintedShortly() {
        assertThat(READY.open()).isTrue();
        assertThat(READY).hasToString("JobRecord[key=order-7, version=1, phase=READY, task=null, target=out.mp4]");
        assertThat(JobDocument.of(READY)).hasToString("JobDocument[key=order-7, version=1, phase=READY, task_id=null]");
        assertThat(FINGERPRINT).hasToString("JobFingerprint[parameters=p, media=[bytes:1], prompt=null, model=null]");
    }

    @Test
    void open_ofEachPhase_isTheOppositeOfItsEnd() {
        for (JobPhase phase : JobPhase.values()) {
            JobRecord record = READY.change().to(new JobState(phase, null)).at(NOW);

            assertThat(record.open()).isEqualTo(!phase.terminal());
        }
    }

    @Test
    void resumed_whateverItsOutcome_hasTheKeyOfItsJob() {
        assertThat(new ResumedJob.Done(READY, null).key()).isEqualTo(READY.key());
        assertThat(new ResumedJob.Waiting(READY, null).key()).isEqualTo(READY.key());
    }
}
