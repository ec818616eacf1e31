package dev.wanedit.spring;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.event.JobListener;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.PriceTable;
import dev.wanedit.spring.bean.OnlyBean;
import java.util.function.Consumer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;

/** Sets on a builder what the application has as beans. Of a type with one setting, the only or the primary bean counts. */
final class ClientBeans {

    private final ListableBeanFactory beans;
    private final VideoEditClientBuilder builder;

    ClientBeans(ListableBeanFactory beans, VideoEditClientBuilder builder) {
        this.beans = beans;
        this.builder = builder;
    }

    void apply(WaneditProperties properties) {
        only(JobStore.class, builder::jobStore);
        beans.getBeanProvider(JobListener.class)
                .orderedStream()
                .reduce(JobListener::and)
                .ifPresent(builder::jobListener);
        only(MediaUploader.class, builder::uploader);
        only(BlockingMediaUploader.class, builder::blockingUploader);
        only(MediaProbe.class, builder::mediaProbe);
        only(PriceTable.class, builder::prices);
        only(TransportProvider.class, builder::transport);
        String bundle = Blank.toNull(properties.sslBundle());
        if (bundle != null) {
            builder.sslContext(beans.getBean(SslBundles.class).getBundle(bundle).createSslContext());
        }
        beans.getBeanProvider(WaneditClientCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
    }

    private <T> void only(Class<T> type, Consumer<T> setter) {
        T bean = OnlyBean.of(
                beans,
                type,
                names -> new ConfigurationException(
                        "The application has several " + type.getSimpleName() + "s: " + names + ".",
                        "Mark one of them as primary."));
        if (bean != null) {
            setter.accept(bean);
        }
    }
}
