/** What is kept between runs, in one folder: secrets, users, ports, the kubeconfig, and everybody's data. */
@NullMarked
package dev.imagestreams.launcher.data;

import org.jspecify.annotations.NullMarked;
