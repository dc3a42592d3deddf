package dev.imagestreams.launcher.data;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the gateway: two users every stack has, and those of a file in Kubernetes' static token format, which stay
 * until another file is given. The gateway notices a changed list by itself.
 */
public final class Users {

    public static final String ADMIN = "admin";
    public static final String DEVELOPER = "developer";

    /** Token, user and id, then perhaps groups; the gateway reads the rest. */
    private static final Pattern LINE = Pattern.compile("[^,\"]+,[^,]+,[^,]*(,.*)?");

    private final DataFolder folder;
    private final Secrets secrets;

    public Users(DataFolder folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    /** @param more a token file, or null to keep what was given before */
    public void write(@Nullable Path more) throws IOException {
        if (more != null) {
            PrivateFile.write(folder.moreUsers(), read(more));
        }
        String known = "%s,%s,%s,\"system:masters\"%n%s,%s,%s%n"
                .formatted(secrets.token(ADMIN), ADMIN, ADMIN, secrets.token(DEVELOPER), DEVELOPER, DEVELOPER);
        String others = Files.exists(folder.moreUsers()) ? Files.readString(folder.moreUsers()) : "";
        String all = known + others;
        if (!Files.exists(folder.users()) || !Files.readString(folder.users()).equals(all)) {
            PrivateFile.write(folder.users(), all);
        }
    }

    private static String read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new LauncherException("The token file " + file + " cannot be read: check its name.");
        }
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#") && !LINE.matcher(line).matches()) {
                throw new LauncherException("Line " + (i + 1) + " of " + file
                        + " is not token,user,uid,\"group,group\": correct it and try again.");
            }
        }
        return String.join("\n", lines) + '\n';
    }
}
