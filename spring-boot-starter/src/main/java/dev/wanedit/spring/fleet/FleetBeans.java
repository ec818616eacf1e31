package dev.wanedit.spring.fleet;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.FleetClientBuilder;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.spring.WaneditProperties;
import dev.wanedit.spring.bean.OnlyBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

/** Makes a node of what the application has as beans, and of its properties. */
final class FleetBeans {

    /** For what is stored after the last answer. */
    private static final Duration STORE_TIME = Duration.ofSeconds(5);

    private final WaneditProperties properties;
    private final ApplicationContext beans;

    FleetBeans(WaneditProperties properties, ApplicationContext beans) {
        this.properties = properties;
        this.beans = beans;
    }

    FleetClient node() {
        requireNewBuilders();
        WaneditProperties.Fleet wanted = properties.fleet();
        WaneditProperties.RateLimits limits = properties.rateLimits();
        FleetClientBuilder node = FleetClient.builder(
                        dataSource(), () -> beans.getBean(VideoEditClientBuilder.class), sink())
                .account(wanted.account())
                .downloads(wanted.downloads())
                .heartbeat(wanted.heartbeat())
                .pollInterval(wanted.pollInterval())
                .table(wanted.table())
                .rateLimits(new RateLimits(limits.submits(), limits.queries(), limits.lists(), limits.cancels()));
        Duration close = properties.timeout().close();
        if (close != null) {
            node = node.closeTimeout(close.plus(STORE_TIME));
        }
        String name = wanted.node();
        if (StringUtils.hasText(name)) {
            node = node.node(name.trim());
        }
        FleetListener listener = listener();
        return (listener == null ? node : node.listener(listener)).build();
    }

    /** Each client of a node gets a builder of its own: settings of the driver's would be those of the application's client. */
    private void requireNewBuilders() {
        for (String name : beans.getBeanNamesForType(VideoEditClientBuilder.class)) {
            if (!beans.isPrototype(name)) {
                throw new ConfigurationException(
                        "The bean " + name + " is one VideoEditClientBuilder for all, and a fleet needs several.",
                        "Give it the scope prototype.");
            }
        }
    }

    private DataSource dataSource() {
        String name = properties.store().dataSource();
        if (StringUtils.hasText(name)) {
            return beans.getBean(name.trim(), DataSource.class);
        }
        DataSource only = OnlyBean.of(
                beans,
                DataSource.class,
                names -> new ConfigurationException(
                        "The application has several DataSources: " + names + ".",
                        "Name the one for the fleet by wanedit.store.data-source."));
        if (only == null) {
            throw new ConfigurationException(
                    "wanedit.engine is db-scheduler, and the application has no DataSource.",
                    "Configure the database that all nodes share, or set wanedit.engine=client.");
        }
        return only;
    }

    private FleetSink sink() {
        FleetSink only = OnlyBean.of(
                beans,
                FleetSink.class,
                names -> new ConfigurationException(
                        "The application has several FleetSinks: " + names + ".", "Mark one of them as primary."));
        if (only != null) {
            return only;
        }
        Path folder = properties.fleet().folder();
        if (folder == null || folder.toString().isBlank()) {
            throw new ConfigurationException(
                    "wanedit.engine is db-scheduler, and its results have no place.",
                    "Set wanedit.fleet.folder to a folder that all nodes share, or add a bean of type FleetSink.");
        }
        return SharedFolder.at(folder);
    }

    /** All of them, in their order; null if there are none, since the application may read the outbox then. */
    private @Nullable FleetListener listener() {
        List<FleetListener> listeners =
                beans.getBeanProvider(FleetListener.class).orderedStream().toList();
        return listeners.isEmpty() ? null : change -> listeners.forEach(listener -> listener.changed(change));
    }
}
