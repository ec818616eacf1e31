package dev.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.EditJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.lang.module.ModuleDescriptor;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.class)
class ModulePathTest {

    @Test
    void edit_onTheModulePath_findsItsTransport(FakeDashScope fake) {
        assertThat(Shop.class.getModule().getName()).isEqualTo("dev.example.shop");

        TaskStatus end = Shop.edit(VideoEditClient.builder()
                .baseUrl(fake.baseUrl())
                .apiKey(fake.apiKey())
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(1))));

        assertThat(end).isEqualTo(TaskStatus.SUCCEEDED);
    }

    /** The file with the translations lies in core's module. */
    @Test
    void hint_onTheModulePath_isInTheLanguageOfTheReader() {
        assertThatThrownBy(() -> EditJob.builder().build()).isInstanceOfSatisfying(InvalidJobException.class, fault -> {
            assertThat(fault.hint(Locale.CHINA)).startsWith("video：未提供");
            assertThat(fault.hint(Locale.US)).startsWith("Nothing was sent;");
        });
    }

    @Test
    void core_exportsWhatApplicationsAndAdaptersImport() {
        ModuleDescriptor core = VideoEditClient.class.getModule().getDescriptor();

        assertThat(core.isAutomatic()).isFalse();
        assertThat(core.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .contains("dev.wanedit", "dev.wanedit.job", "dev.wanedit.port", "dev.wanedit.wire")
                .noneMatch(name -> name.startsWith("dev.wanedit.engine"));
    }

    @Test
    void engine_whenReachedForByName_isShut() throws ReflectiveOperationException {
        Class<?> inner = Class.forName("dev.wanedit.engine.rx.Delays");

        assertThatThrownBy(() -> inner.getMethod("nanos", Duration.class).invoke(null, Duration.ZERO))
                .isInstanceOf(IllegalAccessException.class);
    }
}
