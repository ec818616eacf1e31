package dev.wanedit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws who uses whom as a Mermaid picture. An arrow that others lead along already is left out. */
final class HousePicture {

    private HousePicture() {}

    /** The rooms of core, from the compiled classes. */
    static String rooms() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : CoreClasses.all()) {
            Set<String> used = uses.computeIfAbsent(room(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith(CoreClasses.ROOT))
                    .map(HousePicture::room)
                    .filter(name -> !name.equals(room(type)))
                    .forEach(used::add);
        }
        return draw(uses);
    }

    static String draw(Map<String, Set<String>> uses) {
        StringBuilder picture = new StringBuilder("```mermaid\nflowchart TD\n");
        uses.forEach((from, targets) -> targets.stream()
                .filter(to -> targets.stream().noneMatch(between -> !between.equals(to) && reaches(uses, between, to)))
                .forEach(to -> picture.append("    ")
                        .append(from)
                        .append(" --> ")
                        .append(to)
                        .append('\n')));
        return picture.append("```\n").toString();
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        Set<String> next = uses.getOrDefault(from, Set.of());
        return next.contains(to) || next.stream().anyMatch(step -> reaches(uses, step, to));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(CoreClasses.ROOT) ? "client" : name.substring(CoreClasses.ROOT.length() + 1);
    }
}
