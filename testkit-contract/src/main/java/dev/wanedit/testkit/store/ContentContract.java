package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record is read exactly as it was stored, to the last character and nanosecond. */
public abstract class ContentContract extends StoreContract {

    @ParameterizedTest
    @EnumSource
    void record_whenAllIsKnown_comesBackTheSame(JobPhase phase) {
        JobRecord full = replaced(SampleRecords.full(inserted(SampleRecords.ready("order 1")), phase, "t-1"));

        assertComesBack(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-03-29T01:30:00.000000001Z", "9999-12-31T23:59:59.999999999Z"})
    void record_whenMomentsAreOdd_comesBackTheSame(String moment) {
        Instant at = Instant.parse(moment);
        JobRecord first = inserted(JobRecord.ready(
                new JobKey("order 1"), new JobFingerprint("p", List.of("m"), "prompt", "wan9.9"), null, at));

        assertComesBack(first);
        assertComesBack(replaced(first.change().attempt(at).ended(at, null).at(at)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'single' and \"double\"",
                "back\\slash \\u0041 \\n",
                "line\nfeed\r\nand\ttab",
                "nul\u0000 bell\u0007 del\u007f line\u2028separator",
                "\u5185\u5bb9\u4e0d\u5408\u89c4",
                "\ud83c\udfac",
                "{\"format\":99}",
                "null",
                " surrounded by space "
            })
    void record_whenTextsAreOdd_comesBackTheSame(String text) {
        JobRecord first = inserted(SampleRecords.ready("order 1"));

        assertComesBack(replaced(first.change()
                .to(new JobState(JobPhase.FAILED, new TaskId("t-1")))
                .ended(SampleRecords.NOW, new TaskFailure(text, text))
                .at(SampleRecords.NOW)));
    }

    @Test
    void record_whenLong_comesBackTheSame() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));

        assertComesBack(replaced(first.change()
                .ended(SampleRecords.NOW, new TaskFailure("E", "\u957f".repeat(50_000)))
                .at(SampleRecords.NOW)));
    }

    @Test
    void record_whenItWasChangedOften_comesBackTheSame() {
        JobRecord record = inserted(SampleRecords.ready("order 1"));
        for (int i = 0; i < 50; i++) {
            record = replaced(SampleRecords.submitting(record));
        }

        assertThat(record.version()).isEqualTo(51);
        assertComesBack(record);
    }

    private void assertComesBack(JobRecord record) {
        assertHas(record);
        assertThat(store().scan(Scan.ALL, null, 10)).containsExactly(record);
        if (record.taskId() != null) {
            assertThat(store().findByTask(record.taskId())).contains(record);
        }
        if (can(StoreCapability.SHARED)) {
            // This one may remember what it wrote; another one has to read it.
            assertThat(open().find(record.key())).contains(record);
        }
    }
}
