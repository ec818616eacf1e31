package dev.wanedit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The forms of rules that this project uses; each asks that its own packages exist, those that it only names too. */
final class Rules {

    private static final String[] JDK = {"java..", "javax.net.ssl", "", "org.jspecify.annotations"};
    private static final String[] HTTP_AND_JSON = {
        "java.net.http..",
        "com.squareup..",
        "okhttp3..",
        "okio..",
        "retrofit2..",
        "com.google.gson..",
        "com.fasterxml..",
        "tools.jackson..",
        "com.alibaba.."
    };

    private Rules() {}

    /** Classes of the package use the JDK, their own package, and what is named here. */
    static ArchRule only(String name, String... others) {
        Stream.concat(Stream.of(name), Arrays.stream(others))
                .filter(it -> it.startsWith(CoreClasses.ROOT))
                .forEach(CoreClasses::requireCode);
        String[] allowed = Stream.of(JDK, new String[] {name}, others)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    /** Classes of the package use nothing of the others. */
    static ArchRule none(String name, String... others) {
        Stream.concat(Stream.of(name), Arrays.stream(others))
                .filter(it -> it.startsWith(CoreClasses.ROOT) && !it.endsWith(".."))
                .forEach(CoreClasses::requireCode);
        return noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    /** Classes of the package and below it touch no HTTP client and no JSON library: these belong to the adapters. */
    static ArchRule noHttpAndNoJson(String name) {
        return none(name, HTTP_AND_JSON);
    }

    /** Names that say nothing, since everything helps, manages or implements something. */
    static ArchRule tellingNames(String name) {
        return noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl");
    }
}
