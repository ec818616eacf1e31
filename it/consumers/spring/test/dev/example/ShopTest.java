package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(FakeDashScopeExtension.class)
class ShopTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void edit_overEachTransport_editsALocalClipAndKeepsItsJob(String transport, FakeDashScope fake) throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        JobKey key = new JobKey("order 17");
        EditJob job = EditJob.builder().video(clip).prompt("Make it snow").build();

        try (ConfigurableApplicationContext shop = shop(transport, fake)) {
            shop.getBean(VideoEditClient.class).edit(key, job, folder.resolve("edited.mp4"));
            MeterRegistry meters = shop.getBean(MeterRegistry.class);
            assertThat(meters.get("wanedit.downloads").timer().count()).isEqualTo(1);
            assertThat(meters.get("wanedit.job")
                            .tag("outcome", "success")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
        try (ConfigurableApplicationContext shop = shop(transport, fake)) {
            assertThat(shop.getBean(VideoEditClient.class).find(key)).isPresent();
        }

        assertThat(folder.resolve("edited.mp4")).hasSameBinaryContentAs(clip);
        assertThat(fake.tasks()).hasSize(1);
    }

    private ConfigurableApplicationContext shop(String transport, FakeDashScope fake) {
        return new SpringApplicationBuilder(Shop.class)
                .run(
                        "--spring.main.banner-mode=off",
                        "--shop.jobs=" + folder.resolve("jobs.db"),
                        "--shop.transport=" + transport,
                        "--shop.base-url=" + fake.baseUrl(),
                        "--shop.api-key=" + fake.apiKey());
    }
}
