package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.Region;
import dev.wanedit.task.JobKey;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The first lines of docs/fleet.md are compiled here; {@link FleetTest} runs such a fleet. */
class FleetPageTest {

    @Test
    void lines_ofThePage_areThoseThatAreCompiledHere() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "fleet.md"));
        String shown = page.substring(page.indexOf("```java\n") + 8, page.indexOf("```\n", page.indexOf("```java\n")));
        String here = Files.readString(Path.of("src/test/java/dev/wanedit/fleet/FleetPageTest.java"));

        assertThat(plain(here)).contains(plain(shown));
    }

    /** That application is compiled against the published artifacts, and uploads to a server over HTTP. */
    @Test
    void sink_ofThePage_isThatOfTheConsumer() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "fleet.md")).replace("\r\n", "\n");
        String sink = Files.readString(Path.of("..", "it/consumers/fleet/src/main/java/dev/example/BucketSink.java"))
                .replace("\r\n", "\n");

        assertThat(page).contains("```java\n" + sink + "```");
    }

    private static String plain(String code) {
        return code.replaceAll("//[^\n]*", "").replaceAll("\\s+", " ").strip();
    }

    /** Never called: it would use the real service. */
    static void asThePageShowsIt(DataSource dataSource, EditJob job, Orders orders) {
        FleetClient fleet = FleetClient.builder(
                        dataSource,
                        () -> VideoEditClient.builder().region(Region.SINGAPORE),
                        SharedFolder.at(Path.of("/mnt/results")))
                .listener(change -> orders.update(change.key().value(), change.version(), change.phase()))
                .build();
        fleet.start();

        fleet.submit(new JobKey("order-17"), job);
        fleet.find(new JobKey("order-17"));
        fleet.cancel(new JobKey("order-17"));
    }

    /** What an application knows of its orders. */
    private interface Orders {

        void update(String order, long version, JobPhase phase);
    }
}
