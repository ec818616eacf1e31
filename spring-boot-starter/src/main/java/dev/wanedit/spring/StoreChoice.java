package dev.wanedit.spring;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.spring.WaneditProperties.StoreType;
import dev.wanedit.spring.bean.OnlyBean;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Where jobs are kept, by the properties and by what the application has. */
final class StoreChoice {

    private static final Logger LOG = LoggerFactory.getLogger(StoreChoice.class);
    private static final String MODULE = "dev.wanedit:wanedit-store-jdbc";

    private final WaneditProperties.Store wanted;
    private final ApplicationContext beans;

    StoreChoice(WaneditProperties.Store wanted, ApplicationContext beans) {
        this.wanted = wanted;
        this.beans = beans;
    }

    JobStore open() {
        if (wanted.type() == StoreType.MEMORY) {
            return new MemoryJobStore();
        }
        if (!ClassUtils.isPresent("dev.wanedit.store.jdbc.JdbcJobStore", beans.getClassLoader())) {
            return withoutModule();
        }
        return switch (wanted.type()) {
            case JDBC -> inDatabase(dataSource());
            case FILE -> inFile();
            default -> hasDatabase() ? inDatabase(dataSource()) : inFile();
        };
    }

    private JobStore withoutModule() {
        if (wanted.type() != StoreType.AUTO) {
            throw new ConfigurationException(
                    "wanedit.store.type is " + wanted.type().name().toLowerCase(Locale.ROOT) + ", and the module"
                            + " for it is not on the class path.",
                    "Add " + MODULE + ".");
        }
        LOG.warn(
                "Jobs are kept in memory, and are not known after a restart. Add {} to keep them in a database or a file,"
                        + " or set wanedit.store.type=memory to accept that.",
                MODULE);
        return new MemoryJobStore();
    }

    private boolean hasDatabase() {
        return Blank.toNull(wanted.dataSource()) != null || beans.getBeanNamesForType(DataSource.class).length > 0;
    }

    private DataSource dataSource() {
        String name = Blank.toNull(wanted.dataSource());
        if (name != null) {
            return beans.getBean(name, DataSource.class);
        }
        DataSource only = OnlyBean.of(
                beans,
                DataSource.class,
                names -> new ConfigurationException(
                        "The application has several DataSources: " + names + ".",
                        "Name the one for jobs by wanedit.store.data-source, or set wanedit.store.type=file."));
        if (only == null) {
            throw new ConfigurationException(
                    "wanedit.store.type is jdbc, and the application has no DataSource.",
                    "Configure one, or set wanedit.store.type=file.");
        }
        return only;
    }

    private static JobStore inDatabase(DataSource dataSource) {
        return JdbcJobStore.over(dataSource);
    }

    private JobStore inFile() {
        return JdbcJobStore.file(wanted.file().toAbsolutePath());
    }
}
