package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.event.TransferListener;
import dev.wanedit.task.JobKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private static final JobKey KEY = new JobKey("order-7");
    private static final EditJob JOB = Jobs.smallest().build();
    private static final Path PLACE = Path.of("out.mp4");

    @Test
    void of_whenNothingElseIsSet_leavesAllToTheClient() {
        Submission submission = Submission.of(KEY, JOB);

        assertThat(submission.key()).isEqualTo(KEY);
        assertThat(submission.named()).isTrue();
        assertThat(submission.job()).isEqualTo(JOB);
        assertThat(submission.target()).isNull();
        assertThat(submission.deadline()).isNull();
        assertThat(submission.onUpload()).isSameAs(TransferListener.NONE);
        assertThat(submission.onDownload()).isSameAs(TransferListener.NONE);
        assertThat(submission.onSubmitted()).isNotNull();
        assertThat(submission)
                .hasToString("Submission[key=order-7, job=" + JOB + ", target=null, deadline=the client's]");
    }

    @Test
    void unnamed_whenCalledTwice_hasAnotherKeyEachTime() {
        Submission one = Submission.unnamed(JOB);

        assertThat(one.named()).isFalse();
        assertThat(one.job()).isEqualTo(JOB);
        assertThat(one.key()).isNotEqualTo(Submission.unnamed(JOB).key());
    }

    /** Each setting is made on another one, and none is lost on the way. */
    @Test
    void with_whenAllIsSet_keepsAllAndChangesNoSubmissionBefore() {
        TransferListener uploads = (done, total) -> {};
        TransferListener downloads = (done, total) -> {};
        Consumer<SubmittedJob> submitted = job -> {};
        Submission before = Submission.of(KEY, JOB);

        Submission all = before.onSubmitted(submitted)
                .onUpload(uploads)
                .onDownload(downloads)
                .deadline(Duration.ofMinutes(5))
                .towards(PLACE);

        assertThat(all.key()).isEqualTo(KEY);
        assertThat(all.job()).isEqualTo(JOB);
        assertThat(all.named()).isTrue();
        assertThat(all.onSubmitted()).isSameAs(submitted);
        assertThat(all.onUpload()).isSameAs(uploads);
        assertThat(all.onDownload()).isSameAs(downloads);
        assertThat(all.deadline()).isEqualTo(Duration.ofMinutes(5));
        assertThat(all.target()).isEqualTo(Target.of(PLACE));
        assertThat(all.towards(new Target(PLACE, true)).target()).isEqualTo(new Target(PLACE, true));
        assertThat(all.toString()).endsWith("target=Target[path=out.mp4, overwrite=false], deadline=5 min]");
        assertThat(before.target()).isNull();
        assertThat(before.deadline()).isNull();
    }
}
