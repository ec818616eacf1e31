package dev.wanedit.spring;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.event.JobListener;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.PriceTable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.ssl.SslBundles;

/** Sets on a builder what the application has as beans. Of a type with one setting, the only or the primary bean counts. */
final class ClientBeans {

    private final BeanFactory beans;
    private final VideoEditClientBuilder builder;

    ClientBeans(BeanFactory beans, VideoEditClientBuilder builder) {
        this.beans = beans;
        this.builder = builder;
    }

    void apply(WaneditProperties properties) {
        beans.getBeanProvider(JobStore.class).ifUnique(builder::jobStore);
        beans.getBeanProvider(JobListener.class)
                .orderedStream()
                .reduce(JobListener::and)
                .ifPresent(builder::jobListener);
        beans.getBeanProvider(MediaUploader.class).ifUnique(builder::uploader);
        beans.getBeanProvider(BlockingMediaUploader.class).ifUnique(builder::blockingUploader);
        beans.getBeanProvider(MediaProbe.class).ifUnique(builder::mediaProbe);
        beans.getBeanProvider(PriceTable.class).ifUnique(builder::prices);
        beans.getBeanProvider(TransportProvider.class).ifUnique(builder::transport);
        String bundle = Blank.toNull(properties.sslBundle());
        if (bundle != null) {
            builder.sslContext(beans.getBean(SslBundles.class).getBundle(bundle).createSslContext());
        }
        beans.getBeanProvider(WaneditClientCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
    }
}
