package dev.wanedit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** No public or protected member of a class names a type of a package, or one below it, in its signature. */
final class NameNoInnerType extends ArchCondition<JavaClass> {

    private final String inner;

    private NameNoInnerType(String inner) {
        super("name no type of " + inner);
        this.inner = inner;
    }

    static NameNoInnerType nameNoTypeOf(String inner) {
        return new NameNoInnerType(inner);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getMembers().stream()
                .filter(NameNoInnerType::isSeen)
                .filter(member -> named(member).anyMatch(this::isInner))
                .forEach(member -> events.add(SimpleConditionEvent.violated(member, member.getDescription())));
    }

    private static boolean isSeen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> named(JavaMember member) {
        Stream<JavaType> types = member instanceof JavaCodeUnit unit
                ? Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                : Stream.of(((JavaField) member).getType());
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private boolean isInner(JavaClass type) {
        return type.getPackageName().equals(inner) || type.getPackageName().startsWith(inner + ".");
    }
}
