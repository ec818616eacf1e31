package dev.wanedit.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.task.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object on one line. A value with a wrong type is reported and left out, so that the others are still
 * checked.
 */
final class LineObject {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // A line may contain an image, which is longer than the usual limit for texts.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final JSON JSON_NUMBERS_AS_WRITTEN = JSON.builder(FACTORY)
            .enable(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int LONGEST_NAME = 200;

    private final Map<String, Object> fields;
    private final List<String> mistakes = new ArrayList<>();

    private LineObject(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** @throws InvalidBatch if it is not a JSON object; the line is not repeated, since it may hold secrets */
    static LineObject parse(String line) {
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidBatch(List.of("is not a JSON object"));
            }
            Map<String, Object> fields = JSON_NUMBERS_AS_WRITTEN.mapFrom(parser);
            if (parser.nextToken() != null) {
                throw new InvalidBatch(List.of("holds more than one JSON object"));
            }
            return new LineObject(fields);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new InvalidBatch(List.of("is not JSON: see column " + column));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    String text(String name) {
        return typed(name, String.class, "a text");
    }

    @Nullable
    Boolean flag(String name) {
        return typed(name, Boolean.class, "true or false");
    }

    /** The number as it was written. */
    @Nullable
    String number(String name) {
        Number number = typed(name, Number.class, "a number");
        return number == null ? null : number.toString();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        Collection<?> array = typed(name, Collection.class, "an array of texts");
        if (array != null) {
            for (Object element : array) {
                if (element instanceof String text) {
                    texts.add(text);
                } else {
                    mistakes.add(name + "[" + texts.size() + "]: allowed a text");
                    return texts;
                }
            }
        }
        return texts;
    }

    /** The mistakes so far, and one for each field with an unknown name. */
    List<String> mistakes(Collection<String> allowed) {
        List<String> all = new ArrayList<>(mistakes);
        fields.keySet().stream()
                .filter(name -> !allowed.contains(name))
                .map(name ->
                        Redaction.redact(name, LONGEST_NAME) + ": no such field, allowed " + String.join(", ", allowed))
                .forEach(all::add);
        return all;
    }

    private <T> @Nullable T typed(String name, Class<T> type, String words) {
        Object value = fields.get(name);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        mistakes.add(name + ": allowed " + words);
        return null;
    }
}
