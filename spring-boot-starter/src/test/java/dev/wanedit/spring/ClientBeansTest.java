package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.PriceTable;
import dev.wanedit.settings.Region;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ClientBeansTest {

    @TempDir
    Path folder;

    @Test
    void prices_whenAppHasATable_areThose(FakeDashScope fake) throws Exception {
        PriceTable own =
                PriceTable.of(LocalDate.of(2026, 11, 1)).with(Region.BEIJING, Resolution.P1080, Money.of("9", "CNY"));
        EditJob job = job();

        Applications.with(fake)
                .withBean(PriceTable.class, () -> own)
                .run(app -> assertThat(
                                app.getBean(VideoEditClient.class).quote(job).perSecond())
                        .isEqualTo(Money.of("9", "CNY")));
    }

    @Test
    void probe_whenAppHasItsOwn_readsTheMedia(FakeDashScope fake) throws Exception {
        AtomicInteger read = new AtomicInteger();
        MediaProbe own = media -> {
            read.incrementAndGet();
            return MediaFacts.of(MediaFormat.MP4);
        };
        EditJob job = job();

        Applications.with(fake)
                .withBean(MediaProbe.class, () -> own)
                .run(app -> app.getBean(VideoEditClient.class).quote(job));

        assertThat(read).hasPositiveValue();
    }

    @Test
    void uploader_whenAppHasAReactiveOne_uploadsLocalFiles(FakeDashScope fake) throws Exception {
        URI hosted = fake.hostMedia("clip.mp4", FakeDashScope.clip());
        EditJob job = job();
        MediaUploader own = (file, model, listener) -> Single.just(MediaSource.url(hosted));

        Applications.with(fake)
                .withBean(MediaUploader.class, () -> own)
                .run(app -> app.getBean(VideoEditClient.class).submit(job));

        assertThat(fake.count(RequestKind.UPLOAD)).isZero();
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void transport_whenAppHasAProvider_isItsOwn(FakeDashScope fake) {
        Applications.with(fake)
                .withBean(TransportProvider.class, Refusing::new)
                .run(app -> assertThat(app).getFailure().rootCause().hasMessageContaining("of the application"));
    }

    private EditJob job() throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        return EditJob.builder().video(clip).prompt("Make it snow").build();
    }

    static class Refusing implements TransportProvider {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public Transport open(TransportConfig config) {
            throw new ConfigurationException("The transport of the application was opened.", "");
        }
    }
}
