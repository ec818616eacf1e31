package dev.wanedit.cli.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the path of a job store, for commands that change it: the URL of a database would be the name of a new file. */
public final class StoreFileName implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        if (JdbcUrl.isOne(text)) {
            throw new TypeConversionException(
                    "give a file: only the command jobs reads a database, and none of the commands changes one");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("give the path of a file: " + e.getReason());
        }
    }
}
