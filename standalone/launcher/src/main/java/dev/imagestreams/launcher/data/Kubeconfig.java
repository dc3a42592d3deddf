package dev.imagestreams.launcher.data;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;

/**
 * The file with which {@code oc} and {@code kubectl} find the gateway and trust it, as either of the two users. Written
 * when the gateway has made its certificate authority.
 */
public final class Kubeconfig {

    private final DataFolder folder;
    private final Secrets secrets;

    public Kubeconfig(DataFolder folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    public void write(String server) throws IOException {
        String authority = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.authority()));
        PrivateFile.write(
                folder.kubeconfig(),
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: imagestreams
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: developer
                  user:
                    token: %s
                - name: admin
                  user:
                    token: %s
                contexts:
                - name: developer
                  context:
                    cluster: imagestreams
                    user: developer
                    namespace: demo
                - name: admin
                  context:
                    cluster: imagestreams
                    user: admin
                    namespace: demo
                current-context: developer
                """
                        .formatted(server, authority, secrets.token(Users.DEVELOPER), secrets.token(Users.ADMIN)));
    }
}
