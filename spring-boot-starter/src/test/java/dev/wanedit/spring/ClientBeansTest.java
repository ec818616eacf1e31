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
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.PriceTable;
import dev.wanedit.settings.Region;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.core.Single;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The store of the starter backs off in the presence of any other; without one, jobs would be kept in memory. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                JobStore.class,
                MediaUploader.class,
                BlockingMediaUploader.class,
                MediaProbe.class,
                TransportProvider.class
            })
    <T> void start_whenTwoBeansAreOfOneTypeAndNoneIsPrimary_failsAndNamesThem(Class<T> type, FakeDashScope fake) {
        Applications.with(fake)
                .withBean("first", type, () -> unused(type))
                .withBean("second", type, () -> unused(type))
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessage("The application has several " + type.getSimpleName()
                                + "s: first, second. Mark one of them as primary."));
    }

    @Test
    void store_whenOneOfTwoIsPrimary_isThatOne(FakeDashScope fake) {
        JobStore wanted = new MemoryJobStore();

        Applications.with(fake)
                .withBean("first", JobStore.class, MemoryJobStore::new)
                .withBean("second", JobStore.class, () -> wanted, definition -> definition.setPrimary(true))
                .run(app -> {
                    JobKey key = new JobKey("order 17");
                    app.getBean(VideoEditClient.class).submit(key, job());
                    assertThat(wanted.find(key)).isPresent();
                });
    }

    @Test
    void transport_whenAppHasAProvider_isItsOwn(FakeDashScope fake) {
        Applications.with(fake)
                .withBean(TransportProvider.class, Refusing::new)
                .run(app -> assertThat(app).getFailure().rootCause().hasMessageContaining("of the application"));
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getReturnType() == String.class ? type.getSimpleName() : null));
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
