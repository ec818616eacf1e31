package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.wanedit.task.Hostile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record is printed with secrets wherever text can come in; a new record is found by itself. */
class RecordSecretsTest {

    private static final List<String> TEXTS = List.of(
            "https://host.example/a.mp4?Expires=1&Signature=S3CRET",
            "https://user:S3CRET@host.example/a.mp4",
            "下载失败https://host.example/a.mp4?Signature=S3CRET",
            "sk-S3CRET0123456789",
            "密钥sk-S3CRET0123456789",
            "Bearer sk-S3CRET0123456789",
            "data:image/png;base64,S3CRET");

    @ParameterizedTest
    @MethodSource("records")
    void toString_whenRecordIsFilledWithSecrets_showsNone(Class<?> type) throws ReflectiveOperationException {
        for (String text : TEXTS) {
            assertThat(new Samples(text).record(type).toString())
                    .as("%s filled with %s", type, text)
                    .isNotBlank()
                    .doesNotContain("S3CRET");
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void toString_whenRecordIsFilledWithControlCharacters_showsNone(Class<?> type) throws ReflectiveOperationException {
        for (String part : Hostile.PARTS) {
            Samples samples = new Samples("a" + part + "b", "a\u202e\u200bb");

            assertThat(samples.record(type).toString().codePoints())
                    .as("%s filled with %s", type, part)
                    .noneMatch(Hostile::isRaw);
        }
    }

    /** A test of a package that should have records, but in which none was found, would check nothing. */
    @Test
    void records_whenSearched_areFoundInThePackagesThatHaveThem() {
        assertThat(records().map(Class::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(CoreClasses.PURE.stream()
                        .filter(name -> !name.equals(CoreClasses.LANGUAGE))
                        .toList());
    }

    static Stream<Class<?>> records() {
        return CoreClasses.of(CoreClasses.PURE).stream()
                .filter(JavaClass::isRecord)
                .<Class<?>>map(JavaClass::reflect)
                .sorted((a, b) -> a.getName().compareTo(b.getName()));
    }
}
