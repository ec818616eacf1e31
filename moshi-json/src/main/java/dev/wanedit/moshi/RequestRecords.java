package dev.wanedit.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.wanedit.wire.body.InputBody;
import dev.wanedit.wire.body.ParametersBody;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of a request that may have members besides their own. Their adapters are made for the first request. */
final class RequestRecords implements JsonAdapter.Factory {

    @Override
    public @Nullable JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
        if (type == InputBody.class) {
            JsonAdapter<InputBody> plain = moshi.nextAdapter(this, type, annotations);
            return new ExtraMembersAdapter<>(plain, InputBody::withoutMore, InputBody::more);
        }
        if (type == ParametersBody.class) {
            JsonAdapter<ParametersBody> plain = moshi.nextAdapter(this, type, annotations);
            return new ExtraMembersAdapter<>(plain, ParametersBody::withoutMore, ParametersBody::more);
        }
        return null;
    }
}
