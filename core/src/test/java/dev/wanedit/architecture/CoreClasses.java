package dev.wanedit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;

/** The compiled classes of this module without its tests. A package that has no class is an error, not an empty set. */
final class CoreClasses {

    static final String ROOT = "dev.wanedit";
    static final String LANGUAGE = ROOT + ".language";
    static final String TASK = ROOT + ".task";
    static final String ERROR = ROOT + ".error";
    static final String EVENT = ROOT + ".event";
    static final String DIAGNOSIS = ROOT + ".diagnosis";
    static final String SETTINGS = ROOT + ".settings";
    static final String JOB = ROOT + ".job";
    static final String MEDIA = ROOT + ".media";
    static final String PRICE = ROOT + ".price";
    static final String RECORD = ROOT + ".record";
    static final String NETWORK = ROOT + ".network";
    static final String PORT = ROOT + ".port";
    static final String EXCHANGE = ROOT + ".exchange";
    static final String WIRE = ROOT + ".wire";
    static final String WIRE_BODY = WIRE + ".body";
    static final String WIRE_REQUEST = WIRE + ".request";
    static final String ENGINE = ROOT + ".engine";
    static final String RESILIENCE = ENGINE + ".resilience";

    /** The packages that do no I/O of their own and know no third party but RxJava's types in the ports and exchanges. */
    static final List<String> PURE = List.of(
            LANGUAGE,
            TASK,
            ERROR,
            EVENT,
            DIAGNOSIS,
            SETTINGS,
            JOB,
            MEDIA,
            PRICE,
            RECORD,
            NETWORK,
            PORT,
            EXCHANGE,
            WIRE,
            WIRE_BODY,
            WIRE_REQUEST);

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .withImportOption(new ImportOption.DoNotIncludePackageInfos())
            .withImportOption(CoreClasses::isOfThisModule)
            .importPackages(ROOT);

    private CoreClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    /**
     * The classes in exactly these packages.
     *
     * @throws AssertionError if one of the packages has none, because a rule about it would then hold for any code
     */
    static JavaClasses of(List<String> packages) {
        packages.forEach(CoreClasses::requireCode);
        return ALL.that(resideInAnyPackage(packages.toArray(String[]::new)));
    }

    static void requireCode(String name) {
        if (ALL.stream().noneMatch(type -> type.getPackageName().equals(name))) {
            throw new AssertionError("The package " + name + " has no class: is it misspelt?");
        }
    }

    private static boolean isOfThisModule(Location location) {
        return location.contains("/core/target/");
    }
}
