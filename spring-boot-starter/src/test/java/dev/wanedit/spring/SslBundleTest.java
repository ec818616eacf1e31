package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.TransportException;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SslBundleTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(fake -> fake.tls());

    @Test
    void list_whenTheBundleTrustsTheService_isAnswered(FakeDashScope fake) {
        shop(fake)
                .withPropertyValues("wanedit.ssl-bundle=shop")
                .run(app -> assertThat(app.getBean(VideoEditClient.class)
                                .list(TaskFilter.recent())
                                .tasks())
                        .isEmpty());
    }

    @Test
    void list_withoutTheBundle_isNotTrusted(FakeDashScope fake) {
        shop(fake).run(app -> {
            try {
                app.getBean(VideoEditClient.class).list(TaskFilter.recent());
                throw new AssertionError("The certificate of the fake was trusted.");
            } catch (TransportException e) {
                assertThat(e.kind()).isEqualTo(TransportException.Kind.CERTIFICATE_REFUSED);
            }
        });
    }

    private static ApplicationContextRunner shop(FakeDashScope fake) {
        return Applications.with(fake)
                .withBean(
                        SslBundles.class,
                        () -> new DefaultSslBundleRegistry("shop", new Trusting(fake.clientSslContext())));
    }

    /** A bundle that is its context alone. */
    private record Trusting(SSLContext context) implements SslBundle {

        @Override
        public SSLContext createSslContext() {
            return context;
        }

        @Override
        public @Nullable SslStoreBundle getStores() {
            return null;
        }

        @Override
        public @Nullable SslBundleKey getKey() {
            return null;
        }

        @Override
        public @Nullable SslOptions getOptions() {
            return null;
        }

        @Override
        public String getProtocol() {
            return "TLS";
        }

        @Override
        public @Nullable SslManagerBundle getManagers() {
            return null;
        }
    }
}
