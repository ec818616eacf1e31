package dev.example.adapter;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.wanedit.wire.JsonCodec;
import dev.wanedit.wire.body.InputBody;
import dev.wanedit.wire.body.ParametersBody;
import dev.wanedit.wire.body.WholeNumber;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** Reads and writes core's records. A number is accepted as a text and a text as a number, as the service mixes them. */
final class JacksonCodec implements JsonCodec {

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addMixIn(InputBody.class, More.class)
            .addMixIn(ParametersBody.class, More.class)
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new Scalar<>(String.class, text -> text))
                    .addDeserializer(Integer.class, new Scalar<>(Integer.class, WholeNumber::intOf))
                    .addDeserializer(Long.class, new Scalar<>(Long.class, WholeNumber::longOf))
                    .addDeserializer(Object.class, new Any()))
            .build();

    @Override
    public <T> T decode(Class<T> type, byte[] json) throws IOException {
        return mapper.readValue(json, type);
    }

    @Override
    public <T> byte[] encode(Class<T> type, T value) {
        try {
            return mapper.writerFor(type).writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The members of this component are written beside the others. */
    private interface More {

        @JsonAnyGetter
        Map<String, Object> more();
    }

    /** A text or a number. */
    private static final class Scalar<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<String, T> reading;

        Scalar(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
                throw new IOException("Neither a text nor a number.");
            }
            return reading.apply(parser.getText());
        }
    }

    /** A number or a text as a text, a boolean as it is; null for an object or an array, of which no tree is built. */
    private static final class Any extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1;

        Any() {
            super(Object.class);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                parser.skipChildren();
                return null;
            }
            return token.isBoolean() ? (Object) parser.getBooleanValue() : parser.getText();
        }
    }
}
