package dev.wanedit.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A record that is written with additional members besides its own. */
final class ExtraMembersAdapter<T> extends JsonAdapter<T> {

    private final JsonAdapter<T> plain;
    private final UnaryOperator<T> withoutMore;
    private final Function<T, @Nullable Map<String, Object>> more;

    /**
     * @param plain writes the record's own members
     * @param withoutMore returns the record without the additional members
     * @param more the additional members; null if there are none
     */
    ExtraMembersAdapter(
            JsonAdapter<T> plain, UnaryOperator<T> withoutMore, Function<T, @Nullable Map<String, Object>> more) {
        this.plain = plain;
        this.withoutMore = withoutMore;
        this.more = more;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
        return plain.fromJson(reader);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        Map<String, Object> members = value == null ? null : more.apply(value);
        if (value == null || members == null) {
            plain.toJson(writer, value);
            return;
        }
        writer.beginObject();
        int flattened = writer.beginFlatten();
        plain.toJson(writer, withoutMore.apply(value));
        writer.endFlatten(flattened);
        for (Map.Entry<String, Object> member : members.entrySet()) {
            writer.name(member.getKey()).jsonValue(member.getValue());
        }
        writer.endObject();
    }
}
