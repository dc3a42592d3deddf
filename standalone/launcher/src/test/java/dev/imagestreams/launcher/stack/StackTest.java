package dev.imagestreams.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.launcher.data.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

    @TempDir
    Path directory;

    /** The demo asks first and starts the stack then, in a folder that must still be empty. */
    @Test
    void askingForAStackThatNeverWasMakesNothing() throws Exception {
        Path root = directory.resolve("data");
        Stack stack = Stack.of(new DataFolder(root), new Installation(directory), Map.of());

        boolean up = stack.isUp();

        assertThat(up).isFalse();
        assertThat(root).doesNotExist();
    }
}
